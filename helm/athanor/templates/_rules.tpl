{{/* What the operator does in a namespace that it watches, and nothing else. */}}
{{- define "athanor.rules" -}}
- apiGroups: [athanor.dev]
  resources: [databasemigrations]
  verbs: [get, list, watch]
- apiGroups: [athanor.dev]
  resources: [databasemigrations/status]
  verbs: [patch]
# To own a Job that blocks its owner's deletion, where the API server enforces that right (OpenShift does).
- apiGroups: [athanor.dev]
  resources: [databasemigrations/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
# The runner's report is the termination message of its Pod.
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
# The SQL of a plan is in its run's log: it is read once, for a plan that a person is to look at.
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
# And is put into ConfigMap <resource>-plan. None is listed or watched; one that is not the resource's own is left alone.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, patch, delete]
# The database is read before and after each run.
- apiGroups: [""]
  resources: [secrets]
  verbs: [list, watch]
# Why a Job has no Pod is said in Events only.
- apiGroups: [""]
  resources: [events]
  verbs: [create, get, list, patch]
{{- end }}
