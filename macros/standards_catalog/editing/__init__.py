"""What writes YAML back: comments and every other byte stay."""
