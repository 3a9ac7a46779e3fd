-- Types of packages, between commas, of which a document that is complete otherwise may lack some.
ALTER TABLE exposure_document ADD COLUMN lacking text NOT NULL DEFAULT '';
