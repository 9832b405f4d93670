/** A service that speaks S3, from npm, on a free port of the loopback; its bucket is `trame`. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import S3rver from '@20minutes/s3rver'

export type S3Server = {
  /** As `S3_URL` says it, with the keys that the server knows. */
  readonly url: string
  readonly folder: string
  readonly close: () => Promise<void>
}

export async function startS3Server(): Promise<S3Server> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'trame', configs: [] }],
  })
  const { port } = await server.run()
  return {
    url: `http://S3RVER:S3RVER@127.0.0.1:${port}/trame?region=us-east-1`,
    folder,
    close: async () => {
      await server.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
