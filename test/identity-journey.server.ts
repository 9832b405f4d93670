/** A browser's way to the identity provider of tests and back, without a browser. */
import type { TestApp } from './http.server.ts'

/** Cookies of one site, as a browser keeps them. */
function jar() {
  const cookies = new Map<string, string>()
  return {
    keep(answer: Response) {
      for (const one of answer.headers.getSetCookie()) {
        const [pair = ''] = one.split(';')
        const at = pair.indexOf('=')
        if (/max-age=0/i.test(one)) cookies.delete(pair.slice(0, at))
        else cookies.set(pair.slice(0, at), pair.slice(at + 1))
      }
    },
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

export function openBrowser({ get, post }: TestApp) {
  const ours = jar()
  const theirs = jar()
  /** A page of ours, its cookies kept. */
  async function visit(path: string): Promise<Response> {
    const answer = await get(path, ours.header())
    ours.keep(answer)
    return answer
  }
  async function send(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    const answer = await post(path, form, ours.header())
    ours.keep(answer)
    return answer
  }
  /** Begins here, is recognised there. @returns the address by which the provider leads back */
  async function identify(sub: string, change: (url: URL) => void = () => undefined, back = ''): Promise<string> {
    const begun = await visit(`/connexion/fournisseur/aller${back}`)
    let url = new URL(begun.headers.get('location') ?? '', 'http://localhost:3000')
    change(url)
    for (let step = 0; step < 8 && url.port !== '3000'; step += 1) {
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie: theirs.header() } })
      theirs.keep(answer)
      const to = answer.headers.get('location')
      if (to === null && url.pathname.startsWith('/identifier/')) url.searchParams.set('sub', sub)
      else if (to === null) throw new Error(`the provider stopped at ${url.pathname}: ${await answer.text()}`)
      else url = new URL(to, url)
    }
    return url.pathname + url.search
  }
  return { visit, send, identify, cookie: () => ours.header(), keepCookie: ours.keep }
}
