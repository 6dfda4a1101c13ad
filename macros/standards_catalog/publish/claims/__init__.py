"""Who writes which address of the site: each is claimed once."""
