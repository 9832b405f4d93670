/**
 * `npm run bench -- plan`: the plan with a CTG of 60 actions, a Caf's 15 CTGs together (900 actions, 6,000 steps, 4,000 lines
 * of means), then with plans of 100, 1,000 and 10,000 actions; exits 1 when a bar is missed.
 * List: what the page asks for its lines and their number, beside a statement written by hand that returns the same rows, in
 * the same run, one after the other. Growth: the page as the site serves it. Grid: 1,000 actions of one CTG in Chromium.
 */
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { measureGrid } from './plan-grid.ts'
import { measureGrowth } from './plan-growth.ts'
import { measureList, measureMyActions } from './plan-list.ts'
import { serveInstance } from './served-instance.ts'

const ofOne = { actionCount: 60, stepCount: 400, meansCount: 267 }

const instance = await serveInstance()
try {
  const plans = []
  for (let seed = 1; seed <= 15; seed += 1) plans.push(await givenRandomPlan(instance.db, { ...ofOne, seed }))
  await measureMyActions(plans)
  const missed = [
    ...(await measureList(instance.db, plans)),
    ...(await measureGrowth(instance)),
    ...(await measureGrid(instance)),
  ]
  console.log(missed.length === 0 ? 'Toutes les barres sont tenues.' : `Barres manquées :\n${missed.join('\n')}`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  await instance.stop()
}
