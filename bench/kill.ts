/** `npm run bench -- kill [rounds]`: no acknowledged write is lost, decisions are numbered without a gap. Twenty rounds. */
import { isWhole, playKillRounds } from './kill-rounds.ts'

const rounds = Number(process.argv[2] ?? 20)
const kept = { round: 0, failed: 0 }
for await (const report of playKillRounds(rounds, Math.random)) {
  kept.round += 1
  if (!isWhole(report)) kept.failed += 1
  const { acknowledged, decisions, lost, doubled, gaps, withoutJournal } = report
  console.log(
    `Coupure ${kept.round} : ${acknowledged} actes confirmés depuis le début, ${decisions} en base ; ` +
      `perdus ${lost}, doublés ${doubled}, trous ${gaps}, absents du journal ${withoutJournal}.`,
  )
}
console.log(
  kept.failed === 0
    ? `${kept.round} coupures, rien de perdu.`
    : `${kept.failed} coupures sur ${kept.round} ont perdu quelque chose.`,
)
process.exitCode = kept.failed === 0 && kept.round > 0 ? 0 : 1
