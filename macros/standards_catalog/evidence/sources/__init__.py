"""Where evidence is read: folders, clones and archives of strangers; nothing of them is obeyed."""
