// The calls of the system being replaced, made by the official client against the sandbox; any surprise is an exit status of 1.
import assert from 'node:assert/strict';
import { createClient } from '@supabase/supabase-js';

const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY, {
  auth: { persistSession: false },
  realtime: { transport: class {} }, // never used here; Node 20 has no WebSocket of its own
});
const company = 962302;

async function rows(call) {
  const { data, error } = await call;
  assert.equal(error, null, JSON.stringify(error));
  return data;
}

const upserted = await rows(
  supabase
    .from('clients')
    .upsert(
      { yclients_id: 77, company_id: company, name: 'Анна "О\'Нил", (тест)', phone: '79160000077', tags: ['a,b', null] },
      { onConflict: 'yclients_id,company_id' },
    )
    .select()
    .single(),
);
assert.deepEqual(upserted.tags, ['a,b', null]);

const found = await rows(supabase.from('clients').select('*').eq('phone', '79160000077').maybeSingle());
assert.equal(found.id, upserted.id);
assert.equal(await rows(supabase.from('clients').select('*').eq('phone', '0').maybeSingle()), null);

const { data: none, error: notOne } = await supabase.from('clients').select('*').eq('phone', '0').single();
assert.equal(none, null);
assert.equal(notOne.code, 'PGRST116');

const named = await rows(
  supabase
    .from('clients')
    .select('id,name')
    .eq('company_id', company)
    .ilike('name', '%анна%')
    .order('last_visit_date', { ascending: false, nullsFirst: false })
    .limit(10),
);
assert.ok(named.length > 0 && named.length <= 10);

const upcoming = await rows(
  supabase
    .from('bookings')
    .select('*')
    .eq('company_id', company)
    .gte('datetime', '2020-01-01T00:00:00Z')
    .neq('status', 'cancelled')
    .order('datetime', { ascending: true })
    .range(0, 4),
);
assert.equal(upcoming.length, 5);

const open = await rows(supabase.from('bookings').select('id').or('status.is.null,status.neq.cancelled'));
assert.ok(open.length >= upcoming.length);

const some = await rows(supabase.from('services').select('id').in('yclients_id', [1, 2, 3]).eq('is_active', true));
assert.ok(Array.isArray(some));

const { count } = await supabase.from('clients').select('*', { count: 'exact', head: true });
assert.equal(count, 1300);

await rows(supabase.from('clients').update({ notes: null }).eq('id', upserted.id));
await rows(supabase.from('clients').delete().eq('id', upserted.id));
assert.equal((await supabase.from('clients').select('*', { count: 'exact', head: true })).count, 1299);

const { error: twice } = await supabase.from('companies').insert({ company_id: company, title: 'again' });
assert.equal(twice.code, '23505');

console.log('the official client works');
