"""What whoever runs the page for others needs: who may come in, how often, and what is said of it."""
