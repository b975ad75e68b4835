// Stairway as a peer of the room measurements (README.md beside this folder says how to run it).
// A room is a team of the suicide-bridge pack; members are seats that hear and speak on control's line.
import { readFileSync } from 'node:fs'
const peers = process.env.PEERS ?? '/work/shared/peers' // folder of the probe
const { startChild } = await import(`${peers}/proc.mjs`)
const { ask, sse } = await import(`${peers}/peers/sse.mjs`)

const seats = 'primary coach leader recorder intelligence mental_health tactical_liaison family_liaison interpreter commander'.split(' ')
const TEAMS = 8 // that one form sets up
const form = fields => ({ method: 'POST', body: `${new URLSearchParams(fields)}` })
const headers = cookie => ({ accept: 'text/plain', 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) })
const post = (ctx, path, cookie, fields) => ask(ctx, { ...form(fields), path, headers: headers(cookie) })
const cookie = answer => answer.headers['set-cookie'][0].split(';')[0]

export const variants = ['sqlite']
export const start = async ctx => startChild(ctx, process.env.STAIRWAY, ['--listen', `127.0.0.1:${ctx.port}`, '--data', 'data'])

async function setUp(ctx) {
  if (!ctx.keep.staff) {
    const [, token] = readFileSync(`${ctx.dir}/server.log`, 'utf8').match(/staff\/first\/(\w+)/)
    ctx.keep.staff = cookie(await post(ctx, `/staff/first/${token}`, '', { person: 'Probe', login: 'probe', password: 'a long password', again: 'a long password' }))
  }
  const teams = Array.from({ length: TEAMS }, (_, i) => [[`t${i + 1}.language`, 'en'], [`t${i + 1}.far`, 'simulated'], [`t${i + 1}.cast.person`, ''], [`t${i + 1}.lines`, '']]).flat()
  const made = await post(ctx, '/exercise/new', ctx.keep.staff, [['title', 'Probe'], ['pack', 'suicide-bridge'], ['teams', TEAMS], ['intensity', 3], ['worst', 'unresolved'], ...teams])
  const control = made.headers.location
  const page = await ask(ctx, { path: control, headers: { cookie: ctx.keep.staff, accept: 'text/html' } })
  await post(ctx, `${control}/do/phase`, ctx.keep.staff, { phase: 'running' })
  return { room: control.replace('/control/', '/room/'), code: page.text.match(/translate="no">([A-Z0-9]{5,7})</)[1] }
}

async function join(ctx, r, m) {
  const exercises = (ctx.keep.exercises ??= []), logs = (ctx.keep.seats ??= [])
  const { room, code } = (exercises[Math.floor(r / TEAMS)] ??= await setUp(ctx))
  const team = (r % TEAMS) + 1, pass = cookie(await post(ctx, '/join', '', { code, alias: `Probe ${r} ${m}` }))
  await post(ctx, `${room}/do/sit`, pass, { team, seat: seats[m] })
  const [, log] = (await ask(ctx, { path: room, headers: { cookie: pass, accept: 'text/html' } })).text.match(/href="\/team\/(\w+)\//)
  return (logs[r] ??= { base: `/team/${log}/${seats[m]}`, pass }).pass === pass ? logs[r] : { base: `/team/${log}/${seats[m]}`, pass }
}

export const { connect, history } = sse({
  join,
  say: (seat, text) => ({ ...form({ id: `${Math.random()}`.slice(2), text }), path: `${seat.base}/on/control/do/say`, headers: headers(seat.pass) }),
  stream: seat => ({ path: `${seat.base}/stream?after=0`, headers: { cookie: seat.pass } }),
  read: async (ctx, r) => (await ask(ctx, { path: ctx.keep.seats[r].base, headers: { cookie: ctx.keep.seats[r].pass, accept: 'text/html' } })).text.match(/~\d+~[^<]*/g) ?? [],
})
