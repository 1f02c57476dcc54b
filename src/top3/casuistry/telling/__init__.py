"""An example told: the dossier, the worked example and the teaching notes, as documents."""
