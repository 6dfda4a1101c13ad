"""The pages of the site, and what is around them."""
