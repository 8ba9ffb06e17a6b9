"""What the shows share: a house of their own, partners that send, and eyes from outside."""
