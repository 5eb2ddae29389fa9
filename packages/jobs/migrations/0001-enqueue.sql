-- How a job comes to be: one function, so that a subgraph's role may put jobs in and do nothing else with them.
-- The tables are pg-boss' own (`prepareJobs` makes them); the row is the one its `send` would write.
-- Jobs of one key are in the order in which their transactions commit: whoever enqueues holds the key until then.
create function jobs.ensure_queue(queue_name text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  if not exists (select from jobs.queue where name = queue_name) then
    -- When a job is tried again and when it is given up, the worker decides: never pg-boss.
    perform jobs.create_queue(queue_name, '{"policy": "key_strict_fifo", "retryLimit": 1000000000}');
  end if;
end
$$;

create function jobs.enqueue(queue_name text, job_key text, job_data jsonb, not_before timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  options record;
  starts timestamptz := coalesce(not_before, now());
begin
  perform jobs.ensure_queue(queue_name);
  select * into strict options from jobs.queue where name = queue_name;
  perform pg_advisory_xact_lock(hashtextextended(queue_name || ' ' || job_key, 0));
  insert into jobs.job_common (
    name, data, start_after, created_on, singleton_key, expire_seconds, deletion_seconds, keep_until, retry_limit,
    retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
  ) values (
    -- Not now(): that is when the transaction began, and says nothing about the order of two.
    queue_name, job_data, starts, clock_timestamp(), job_key, options.expire_seconds, options.deletion_seconds,
    starts + options.retention_seconds * interval '1s', options.retry_limit,
    options.retry_delay, options.retry_backoff, options.retry_delay_max, options.policy, options.dead_letter,
    options.heartbeat_seconds
  );
  perform pg_notify('hub_jobs', queue_name);
end
$$;

-- pg-boss' tables belong to hub_jobs, so its rights are those functions'.
alter function jobs.ensure_queue(text) owner to hub_jobs;
revoke execute on function jobs.ensure_queue(text) from public;
alter function jobs.enqueue(text, text, jsonb, timestamptz) owner to hub_jobs;
revoke execute on function jobs.enqueue(text, text, jsonb, timestamptz) from public;
grant usage on schema jobs to hub_subgraph;
grant execute on function jobs.enqueue(text, text, jsonb, timestamptz) to hub_subgraph;
