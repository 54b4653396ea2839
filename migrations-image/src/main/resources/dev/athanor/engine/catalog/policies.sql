SELECT 'policy' AS kind,
       format('%I.%I.%I', n.nspname, c.relname, p.polname) AS name,
       format('%I.%I', n.nspname, c.relname) AS parent,
       CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                     WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
       CASE WHEN NOT p.polpermissive THEN 'RESTRICTIVE' END AS restriction,
       (SELECT string_agg(
                   CASE WHEN r = 0 THEN 'PUBLIC'
                        ELSE quote_ident(pg_get_userbyid(r)) END,
                   ', ' ORDER BY CASE WHEN r = 0 THEN '' ELSE pg_get_userbyid(r) END)
        FROM unnest(p.polroles) AS roles (r)) AS roles,
       pg_get_expr(p.polqual, p.polrelid) AS using,
       pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
       d.description AS comment
FROM pg_policy p
JOIN pg_class c ON c.oid = p.polrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_description d
       ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
