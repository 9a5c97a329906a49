-- For wrk: counts answers that have not status 200, or not the documents of the first one.
-- Scores may differ, since a commit changes how many documents there are.
wrong = 0

function response(status, headers, body)
    local found = tostring(body:match('"total":%d+')) .. tostring(body:match('"partial":%a+'))
    for key in body:gmatch('"key":"[^"]*"') do found = found .. key end
    first = first or found
    if status ~= 200 or found ~= first then wrong = wrong + 1 end
end

function setup(thread) only = thread end

function done() print("different answers: " .. only:get("wrong")) end
