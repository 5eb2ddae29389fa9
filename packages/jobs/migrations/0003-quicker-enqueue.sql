-- As before, in fewer statements: a message that comes alone waits for this one (hub.keep_arrival).
create or replace function jobs.enqueue(queue_name text, job_key text, job_data jsonb, not_before timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  starts timestamptz := coalesce(not_before, now());
  -- Nothing. But what is assigned begins no statement of its own, as what is performed does.
  held text;
begin
  held := pg_advisory_xact_lock(hashtextextended(queue_name || ' ' || job_key, 0));
  loop
    insert into jobs.job_common (
      name, data, start_after, created_on, singleton_key, expire_seconds, deletion_seconds, keep_until, retry_limit,
      retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
    )
    -- Not now(): that is when the transaction began, and says nothing about the order of two.
    select queue_name, job_data, starts, clock_timestamp(), job_key, options.expire_seconds, options.deletion_seconds,
      starts + options.retention_seconds * interval '1s', options.retry_limit, options.retry_delay,
      options.retry_backoff, options.retry_delay_max, options.policy, options.dead_letter, options.heartbeat_seconds
    from jobs.queue as options
    where options.name = queue_name;
    exit when found;
    perform jobs.ensure_queue(queue_name);
  end loop;
  held := pg_notify('hub_jobs', queue_name);
end
$$;
