"""What all views share: links, words, facts, drawings."""
