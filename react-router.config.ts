import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Config } from '@react-router/dev/config'

const [gzip, brotli] = [promisify(zlib.gzip), promisify(zlib.brotliCompress)]

/** Sets beside each text of the folder what it is compressed: once, as small as it gets, rather than at each request. */
async function compressTexts(folder: string): Promise<void> {
  const names = (await fs.readdir(folder)).filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const text = await fs.readFile(file)
      await Promise.all([
        fs.writeFile(`${file}.br`, await brotli(text)),
        fs.writeFile(`${file}.gz`, await gzip(text, { level: 9 })),
      ])
    }),
  )
}

export default {
  appDirectory: 'app',
  ssr: true,
  // Every route is known from the first page: told once, in a file that is kept, rather than page after page.
  routeDiscovery: { mode: 'initial' },
  buildEnd: ({ viteConfig }) => compressTexts(path.join(viteConfig.root, 'build/client/assets')),
} satisfies Config
