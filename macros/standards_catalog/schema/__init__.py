"""JSON Schemas: the one vocabulary of editor, check, model and site."""
