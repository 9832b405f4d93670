/** `npm run bench -- tableurs [files]`: 500 spreadsheets by the habits of offices, read and judged cell by cell. Bar: none lost, none misread. */
import { judgeFiles } from '#test/spreadsheets/judge-files.ts'
import { makeOfficeFile } from '#test/spreadsheets/make-office-file.ts'
import { writeHostileFiles, writeTenFiles } from '#test/spreadsheets/ten-files.ts'

const count = Number(process.argv[2] ?? 500)
const files = [
  ...writeTenFiles(),
  ...writeHostileFiles(),
  ...Array.from({ length: count }, (_, index) => makeOfficeFile(index + 1)),
]
const begun = performance.now()
const counts = await judgeFiles(files)
const seconds = Math.round((performance.now() - begun) / 1000)
const cells = files.reduce((total, { truth }) => total + truth.cells.length, 0)
console.log(`${files.length} tableurs, ${cells.toLocaleString('fr-FR')} cases, lus en ${seconds} s`)

const titles = {
  lost: 'Cases sans un sort, ou avec deux (barre : 0)',
  misread: 'Lu de travers et dit compris (barre : 0)',
  missed: 'Aurait pu être compris, est gardé en mots ou demandé (sans barre)',
} as const
for (const kind of ['lost', 'misread', 'missed'] as const) {
  const own = counts.filter((one) => one.kind === kind)
  console.log(`\n${titles[kind]} : ${own.reduce((total, one) => total + one.count, 0)}`)
  for (const one of own)
    console.log(
      `  ${one.what} : ${one.count} dans ${one.files} fichiers, d’abord ${one.example.replaceAll('\n', ' / ')}`,
    )
}
process.exit(counts.some(({ kind }) => kind !== 'missed') ? 1 : 0)
