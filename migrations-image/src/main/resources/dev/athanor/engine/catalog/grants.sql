-- What a role may do that is not the owner. An object without a list of its own has the built-in one.
SELECT 'grant' AS kind,
       format('%s ON %s TO %s', g.privilege_type, o.object,
                         CASE WHEN g.grantee = 0 THEN 'PUBLIC'
                              ELSE quote_ident(pg_get_userbyid(g.grantee)) END)
           AS name,
       o.parent AS parent,
       CASE WHEN bool_or(g.is_grantable) THEN 'WITH GRANT OPTION' END AS option
FROM (SELECT 'pg_namespace'::regclass AS class, n.oid AS id, n.nspowner AS owner,
             quote_ident(n.nspname) AS parent,
             'SCHEMA ' || quote_ident(n.nspname) AS object,
             coalesce(n.nspacl, acldefault('n', n.nspowner)) AS acl, n.oid AS schema
      FROM pg_namespace n
      UNION ALL
      SELECT 'pg_class'::regclass, c.oid, c.relowner, c.oid::regclass::text,
             CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass::text,
             coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char"
                                                      ELSE 'r'::"char" END, c.relowner)),
             c.relnamespace
      FROM pg_class c
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
      UNION ALL
      SELECT 'pg_class'::regclass, c.oid, c.relowner, c.oid::regclass::text,
             format('COLUMN %s.%I', c.oid::regclass, a.attname), a.attacl, c.relnamespace
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
      UNION ALL
      SELECT 'pg_proc'::regclass, p.oid, p.proowner,
             format('%s.%I(%s)', p.pronamespace::regnamespace, p.proname,
                    CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*'
                         ELSE pg_get_function_identity_arguments(p.oid) END),
             'ROUTINE ' || p.oid::regprocedure::text,
             coalesce(p.proacl, acldefault('f', p.proowner)), p.pronamespace
      FROM pg_proc p
      UNION ALL
      SELECT 'pg_type'::regclass, t.oid, t.typowner, format_type(t.oid, NULL),
             'TYPE ' || format_type(t.oid, NULL), t.typacl, t.typnamespace
      FROM pg_type t
      WHERE t.typacl IS NOT NULL) AS o
JOIN pg_namespace s ON s.oid = o.schema
CROSS JOIN LATERAL aclexplode(o.acl) AS g
WHERE g.grantee <> o.owner
  AND s.nspname !~ '^pg_'
  AND s.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = o.class AND e.objid = o.id AND e.deptype IN ('e', 'i'))
GROUP BY o.object, o.parent, g.privilege_type, g.grantee
