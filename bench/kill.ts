/**
 * `npm run bench -- kill [rounds] [seed]`: no acknowledged write is lost, decisions are numbered without a gap. Twenty rounds;
 * every other one kills PostgreSQL alone first, under the application. The seed printed plays the same instants again.
 */
import { isWhole, sayReport } from './compare-decisions.ts'
import { playKillRounds } from './kill-rounds.ts'
import { seededRandom } from './seeded-random.ts'

const rounds = Number(process.argv[2] ?? 20)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`Graine ${seed}.`)
const kept = { round: 0, failed: 0 }
for await (const report of playKillRounds(rounds, seededRandom(seed))) {
  kept.round += 1
  if (!isWhole(report)) kept.failed += 1
  console.log(
    `Coupure ${kept.round}${report.isDatabaseAlone ? ' (PostgreSQL seul, puis tout)' : ''} : ${sayReport(report)}.`,
  )
}
console.log(
  kept.failed === 0
    ? `${kept.round} coupures, rien de perdu.`
    : `${kept.failed} coupures sur ${kept.round} ont perdu quelque chose (graine ${seed}).`,
)
process.exitCode = kept.failed === 0 && kept.round > 0 ? 0 : 1
