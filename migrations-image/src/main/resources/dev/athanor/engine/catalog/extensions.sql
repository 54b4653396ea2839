-- Without the version: a database that has been around has an older one than a new database gets.
SELECT 'extension' AS kind,
       quote_ident(x.extname) AS name,
       NULL AS parent,
       quote_ident(n.nspname) AS schema
FROM pg_extension x
JOIN pg_namespace n ON n.oid = x.extnamespace
