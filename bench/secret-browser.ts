/** Masks in a worker of Chromium, bundled as the product is: undefined where there is no Chromium. */
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { chromiumArguments, findChromium } from '../e2e/chromium.ts'
import type { BrowserAnswer, BrowserQuestion } from './secret-worker.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
}

/** The policy of the page of a deposit: WebAssembly, and nothing from elsewhere. */
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

function serve(folder: string): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const server = http.createServer((request, response) => {
    const name = path.basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html'
    const file = path.join(folder, name)
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', types[path.extname(name)] ?? 'application/octet-stream')
    response.end(name === 'index.html' || !fs.existsSync(file) ? '<!doctype html>' : fs.readFileSync(file))
  })
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve({ origin: `http://127.0.0.1:${port}`, stop: () => server.close() })
    }),
  )
}

export type BrowserMasking = {
  mask(question: BrowserQuestion): Promise<BrowserAnswer>
  close(): Promise<void>
}

/** @throws Error with the one sentence that says what to install */
export async function openBrowserMasking(): Promise<BrowserMasking> {
  const executablePath = await findChromium()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-secret-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'es2022',
      assetsDir: '',
      assetsInlineLimit: 0,
      rollupOptions: {
        input: path.join(import.meta.dirname, 'secret-worker.ts'),
        output: { entryFileNames: 'worker.js' },
      },
    },
  })
  const { origin, stop } = await serve(folder)
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  const page = await browser.newPage()
  await page.goto(origin)
  return {
    mask: (question) =>
      page.evaluate(
        (asked) =>
          new Promise<BrowserAnswer>((resolve, reject) => {
            const worker = new Worker('/worker.js', { type: 'module' })
            worker.onmessage = ({ data }: MessageEvent<BrowserAnswer>) => resolve(data)
            worker.onerror = ({ message }) => reject(new Error(message))
            worker.postMessage(asked)
          }),
        question,
      ),
    async close() {
      await browser.close()
      stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
