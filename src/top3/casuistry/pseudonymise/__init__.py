"""From a case that an organisation holds to material for learning; see `whole`."""
