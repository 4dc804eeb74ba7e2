"""The parts of the check whether sentences support a statement; `assistant.support` puts them together."""
