/** Trame behind a real nginx, with the file of docs/exploitation/nginx.conf: one enters, another site does not. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import https from 'node:https'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { generate } from 'selfsigned'
import { findFreePort } from '../e2e/free-port.ts'
import { serveTrame } from '../e2e/served-trame.ts'
import { isPresent, type Verdict } from './outside-tools.ts'

const ours = path.resolve(import.meta.dirname, '../docs/exploitation/nginx.conf')

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

function ask(url: string, form?: Readonly<Record<string, string>>, origin?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(origin && { origin }) }
    const options = { method: form ? 'POST' : 'GET', rejectUnauthorized: false, headers: form ? headers : {} }
    const request = https.request(url, options, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject)
    })
    request.once('error', reject)
    request.end(form && new URLSearchParams(form).toString())
  })
}

/** Our file with the names of this machine, inside the least that nginx asks for. */
async function writeConfiguration(folder: string, ports: { readonly tls: number; readonly trame: number }) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  fs.writeFileSync(path.join(folder, 'trame.pem'), cert)
  fs.writeFileSync(path.join(folder, 'trame.key'), key, { mode: 0o600 })
  const site = fs
    .readFileSync(ours, 'utf8')
    .replaceAll('trame.ville.fr', 'localhost')
    .replace('listen 80;', `listen 127.0.0.1:${await findFreePort()};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${ports.tls} ssl;`)
    .replaceAll('/etc/ssl/', `${folder}/`)
    .replace('127.0.0.1:3000', `127.0.0.1:${ports.trame}`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  fs.writeFileSync(
    path.join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')}\n${site}}\n`,
  )
}

async function questions(site: string): Promise<readonly Verdict[]> {
  const page = await ask(`${site}/connexion`)
  const email = /name="email" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const entered = await ask(`${site}/connexion`, { intent: 'demo', email }, site)
  const foreign = await ask(`${site}/connexion`, { intent: 'demo', email }, 'https://ailleurs.exemple')
  const cookies = [entered.headers['set-cookie'] ?? []].flat().join(' ')
  const verdict = (what: string, isHeld: boolean, status: number): Verdict => ({
    what: `nginx ${what}`,
    says: isHeld ? 'held' : 'refused',
    detail: isHeld ? '' : `réponse ${status}`,
  })
  return [
    verdict(
      'la page de connexion',
      page.status === 200 && page.headers['strict-transport-security'] !== undefined,
      page.status,
    ),
    verdict('on entre', entered.status === 303 && /session_token.*Secure/i.test(cookies), entered.status),
    verdict('un autre site n’entre pas', foreign.status === 403, foreign.status),
  ]
}

/** @param folder empty, writable */
export async function askNginx(folder: string): Promise<readonly Verdict[]> {
  if (!isPresent('nginx')) return [{ what: 'nginx', says: 'absent', detail: 'docs/exploitation/nginx.conf' }]
  const tls = await findFreePort()
  const site = `https://localhost:${tls}`
  const trame = await serveTrame({ TRAME_URL: site, TRAME_DEMO: 'on' })
  await writeConfiguration(folder, { tls, trame: trame.port })
  const nginx = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await wait(1_000)
    return nginx.exitCode === null
      ? await questions(site)
      : [{ what: 'nginx', says: 'refused', detail: 'notre fichier est refusé' }]
  } finally {
    if (nginx.exitCode === null) {
      nginx.kill('SIGTERM')
      await once(nginx, 'exit')
    }
    await trame.stop()
  }
}
