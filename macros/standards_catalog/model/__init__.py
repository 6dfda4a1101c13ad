"""Documents -> frozen entries and the Catalog."""
