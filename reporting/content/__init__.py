"""What stands in a report, section by section: plain records made from a story, for any writer."""
