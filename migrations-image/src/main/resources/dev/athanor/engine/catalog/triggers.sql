-- Without those that a partition has from its parent.
SELECT 'trigger' AS kind,
       format('%I.%I.%I', n.nspname, c.relname, t.tgname) AS name,
       format('%I.%I', n.nspname, c.relname) AS parent,
       pg_get_triggerdef(t.oid) AS definition,
       CASE t.tgenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END
           AS firing,
       d.description AS comment
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_description d
       ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid AND d.objsubid = 0
WHERE NOT t.tgisinternal
  AND t.tgparentid = 0
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.deptype = 'e'
                    AND (e.classid = 'pg_class'::regclass AND e.objid = c.oid
                         OR e.classid = 'pg_trigger'::regclass AND e.objid = t.oid))
