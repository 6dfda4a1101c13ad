"""Views -> a MkDocs site: the only rooms that know MkDocs."""
