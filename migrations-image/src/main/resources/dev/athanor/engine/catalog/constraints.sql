-- Without what a partition or a child has from its parent: the parent's constraint speaks for it.
SELECT 'constraint' AS kind,
       format('%I.%I.%I', n.nspname, coalesce(c.relname, t.typname), k.conname) AS name,
       format('%I.%I', n.nspname, coalesce(c.relname, t.typname)) AS parent,
       pg_get_constraintdef(k.oid) AS definition,
       (SELECT string_agg(o, ', ' ORDER BY o)
        FROM unnest(i.reloptions) AS options (o)) AS options,
       d.description AS comment
FROM pg_constraint k
LEFT JOIN pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_type t ON t.oid = k.contypid
JOIN pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)
LEFT JOIN pg_class i ON i.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_description d
       ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid AND d.objsubid = 0
WHERE k.contype IN ('c', 'f', 'p', 'u', 'x')
  AND k.coninhcount = 0
  AND k.conparentid = 0
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.deptype = 'e'
                    AND (e.classid = 'pg_class'::regclass AND e.objid = k.conrelid
                         OR e.classid = 'pg_type'::regclass AND e.objid = k.contypid))
