-- Writes a batch of commits. Each is checked before anything of it is written: a conflict leaves no trace, and does not
-- touch the others.
-- ARGV: prefix, now (ms), number of commits; then of each commit, in this order:
--   realm's incarnation, actor, kind, key, etag, record, place, status, due or '',
--   number of records, of each: ordinal, payload, hash;
--   number of idempotency keys, of each: key, hash of the body, effect, expiry.
-- Answers for each commit: 0 and the first number given, or 1 (stale etag), 2 (no such realm), 3 (key used) and 0.
local prefix, now, at = ARGV[1], tonumber(ARGV[2]), 4
local answers, touched, present = {}, {}, {}

local function take()
  at = at + 1
  return ARGV[at - 1]
end

local function takeRows(width)
  local rows = {}
  for i = 1, tonumber(take()) do
    rows[i] = {}
    for j = 1, width do rows[i][j] = take() end
  end
  return rows
end

local function expiresAt(stored)
  return tonumber(string.match(stored, '^(%d+)|'))
end

local function exists(realm)
  if present[realm] == nil then present[realm] = redis.call('SISMEMBER', prefix .. 'incarnations', realm) == 1 end
  return present[realm]
end

local function conflict(realm, actor, etag, keys)
  if not exists(realm) then return 2 end
  local space = prefix .. realm .. ':'
  for _, used in ipairs(keys) do
    local stored = redis.call('HGET', space .. 'keys', used[1])
    if stored and expiresAt(stored) > now then return 3 end
  end
  if (redis.call('HGET', space .. 'etag', actor) or '0') ~= etag then return 1 end
  return 0
end

local function writeJournal(space, actor, records)
  if #records == 0 then return tonumber(redis.call('GET', space .. 'number') or '0') end
  local last = redis.call('INCRBY', space .. 'number', #records)
  local first = last - #records + 1
  for i, record in ipairs(records) do
    local number = first + i - 1
    local entry = string.format('%d-0', number)
    redis.call('XADD', space .. 'journal', entry, 'a', actor, 'o', record[1], 'p', record[2], 'h', record[3])
    redis.call('ZADD', space .. 'chain', 0, string.format('%s\n%012d:%d', actor, record[1], number))
  end
  return first, last
end

-- The row ends with the number of the actor's last record; a commit without records keeps the one before.
local function writeIndex(space, actor, place, status, due, last)
  if last == nil then
    last = tonumber(string.match(redis.call('HGET', space .. 'index', actor) or '\n0', '\n(%d+)$'))
  end
  redis.call('HSET', space .. 'index', actor, string.format('%s\n%s\n%s\n%d', place, status, due, last))
  if due == '' then redis.call('ZREM', space .. 'due', actor) else redis.call('ZADD', space .. 'due', due, actor) end
end

local function writeKeys(space, keys, first)
  for _, used in ipairs(keys) do
    local head = string.format('%s|%d|%d|', used[4], first, #used[2])
    redis.call('HSET', space .. 'keys', used[1], head .. used[2] .. used[3])
    redis.call('ZADD', space .. 'expiry', used[4], used[1])
  end
end

local function purgeKeys(space)
  for _, old in ipairs(redis.call('ZRANGEBYSCORE', space .. 'expiry', '-inf', now, 'LIMIT', 0, 100)) do
    redis.call('HDEL', space .. 'keys', old)
    redis.call('ZREM', space .. 'expiry', old)
  end
end

for _ = 1, tonumber(ARGV[3]) do
  local realm, actor, kind, key, etag = take(), take(), take(), take(), take()
  local record, place, status, due = take(), take(), take(), take()
  local records, keys = takeRows(3), takeRows(4)
  local code = conflict(realm, actor, etag, keys)
  local first = 0
  if code == 0 then
    local space = prefix .. realm .. ':'
    redis.call('HSET', space .. 'etag', actor, string.format('%d', tonumber(etag) + 1))
    redis.call('HSET', space .. 'actor', actor, record)
    if etag == '0' then redis.call('ZADD', space .. 'kind:' .. kind, 0, key) end
    local last
    first, last = writeJournal(space, actor, records)
    writeIndex(space, actor, place, status, due, last)
    writeKeys(space, keys, first)
    if #records > 0 then touched[realm] = last end
  end
  answers[#answers + 1] = code
  answers[#answers + 1] = first
end

for realm, last in pairs(touched) do
  purgeKeys(prefix .. realm .. ':')
  redis.call('PUBLISH', prefix .. 'journal', string.format('%s:%d', realm, last))
end
return answers
