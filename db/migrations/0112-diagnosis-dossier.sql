-- Older nodes bear it: they list such a document without the name of its kind.
-- The whole diagnosis as a document, a chapter a theme. Rules: docs/rules/documents.md §6, docs/rules/diagnosis.md §11.
alter type dossier_kind add value 'diagnosis';
