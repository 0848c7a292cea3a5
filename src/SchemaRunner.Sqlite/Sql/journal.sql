SELECT event_id AS EventId, format_version AS Format, run_id AS RunId, version AS Version, name AS Name,
       direction AS Direction, event AS Event, checksum AS Checksum, script AS Script, started_at AS StartedAt,
       duration_ms AS DurationMs, applied_by AS AppliedBy, os_user AS OsUser, host AS Host,
       tool_version AS ToolVersion, structure_hash AS StructureHash, report AS Report,
       previous_hash AS PreviousHash, hash AS Hash
FROM main.schemarunner_journal
ORDER BY event_id
