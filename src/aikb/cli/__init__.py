"""The commands. Each unpacks its options, asks the knowledge base, and has the answer shown."""
