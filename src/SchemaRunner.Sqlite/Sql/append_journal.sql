INSERT INTO main.schemarunner_journal (
    event_id, format_version, run_id, version, name, direction, event, checksum, script, started_at, duration_ms,
    applied_by, os_user, host, tool_version, structure_hash, report, previous_hash, hash)
VALUES (
    @EventId, @Format, @RunId, @Version, @Name, @Direction, @Event, @Checksum, @Script, @StartedAt, @DurationMs,
    @AppliedBy, @OsUser, @Host, @ToolVersion, @StructureHash, @Report, @PreviousHash, @Hash)
