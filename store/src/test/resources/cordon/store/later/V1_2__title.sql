ALTER TABLE note ADD COLUMN title text NOT NULL DEFAULT 'untitled';
