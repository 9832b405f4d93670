/** `npm run files -- to-s3` and `npm run files -- to-folder`: carries the files of the instance that the environment names. */
import { readConfig } from '../config.server.ts'
import { DomainError } from '../errors.ts'
import { runCommand } from '../run-command.server.ts'
import { StartError } from '../start-error.ts'
import { copyFiles } from './copy-files.server.ts'
import { fileLabels } from './labels.fr.ts'
import { openFileStore } from './open-file-store.server.ts'

const usage = fileLabels.copyUse

await runCommand(async ([direction]) => {
  if (direction !== 'to-s3' && direction !== 'to-folder') throw new StartError(usage)
  const { dataFolder, s3Url } = readConfig(process.env)
  if (s3Url === undefined) throw new StartError(fileLabels.copyWhere)
  const folder = openFileStore({ dataFolder })
  const s3 = openFileStore({ dataFolder, s3Url })
  await s3.probe()
  const [from, to] = direction === 'to-s3' ? [folder, s3] : [s3, folder]
  const tell = (done: number) => console.log(fileLabels.inPlace(done))
  const { copied, present, damaged } = await copyFiles(from, to, tell).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
    throw new StartError(fileLabels.copyInterrupted, error)
  })
  console.log(fileLabels.copied(copied, present))
  if (damaged.length > 0) throw new StartError(fileLabels.copyDamaged(damaged.join('\n')))
})
