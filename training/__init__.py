"""Scripts that make the models in data/models. They need packages of their own and are no part of the program."""
