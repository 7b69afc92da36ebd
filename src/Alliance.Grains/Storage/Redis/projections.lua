-- Stores projections, and a snapshot. What is there stays if it is of the same format and shows as many records.
-- ARGV: prefix, realm's incarnation, number of projections; of each: kind, key, format, through, marks, body; then,
-- where a snapshot is kept: format, through, body.
-- A projection is packed as format|through|marks|body, and listed as key \n format|marks. Its keys are named picture,
-- as in stores of older builds.
local prefix, realm = ARGV[1], ARGV[2]
if redis.call('SISMEMBER', prefix .. 'incarnations', realm) == 0 then return 0 end
local space, at = prefix .. realm .. ':', 4

local function isNews(oldFormat, oldThrough, format, through)
  return oldFormat ~= format or tonumber(oldThrough) < tonumber(through)
end

for _ = 1, tonumber(ARGV[3]) do
  local kind, key, format, through, marks, body = unpack(ARGV, at, at + 5)
  at = at + 6
  local projections, listed = space .. 'picture:' .. kind, space .. 'pictures:' .. kind
  local oldFormat, oldThrough, oldMarks =
    string.match(redis.call('HGET', projections, key) or '', '^(%d+)|(%d+)|(%d+)|')
  if isNews(oldFormat, oldThrough, format, through) then
    if oldFormat then redis.call('ZREM', listed, key .. '\n' .. oldFormat .. '|' .. oldMarks) end
    redis.call('HSET', projections, key, format .. '|' .. through .. '|' .. marks .. '|' .. body)
    redis.call('ZADD', listed, 0, key .. '\n' .. format .. '|' .. marks)
  end
end

if ARGV[at] then
  local old = redis.call('HMGET', space .. 'snapshot', 'format', 'through')
  if isNews(old[1], old[2], ARGV[at], ARGV[at + 1]) then
    redis.call('HSET', space .. 'snapshot', 'format', ARGV[at], 'through', ARGV[at + 1], 'body', ARGV[at + 2])
  end
end
return 1
