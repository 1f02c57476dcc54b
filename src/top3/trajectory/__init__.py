"""A case over time: typed events, phases and gates, a journal that can be verified, and stores."""
