/**
 * The comparator of a measured page, at the same address of the same server: it renders with React the same elements and
 * hands over as much data, without session nor query. What it costs is the part of a page that is not ours.
 */
import { createElement, Fragment, type ReactNode } from 'react'
import { Scripts, type ServerBuild } from 'react-router'

type Open = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: ReactNode[]
}

const voidElements = ['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '')

/** Attributes that React names otherwise; a style would have to be an object: its text is kept, unused. */
const reactNames: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  style: 'data-style',
  selected: 'data-selected',
  checked: 'defaultChecked',
  charset: 'charSet',
  tabindex: 'tabIndex',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
}

function elementOf({ name, attributes, children }: Open): ReactNode {
  const props = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => {
      const reactName = key === 'value' && name === 'input' ? 'defaultValue' : (reactNames[key] ?? key)
      return [reactName, value === '' && key !== 'value' ? true : value]
    }),
  )
  if (voidElements.includes(name)) return createElement(name, props)
  if (name === 'textarea') return createElement(name, { ...props, defaultValue: children.join('') })
  return createElement(name, props, ...children, name === 'body' && createElement(Scripts))
}

const tagOrText = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/g

/** The elements of a page that React wrote, scripts and comments left out. */
export function elementsOf(html: string): ReactNode {
  const stack: Open[] = [{ name: '', attributes: {}, children: [] }]
  const add = (child: ReactNode) => stack.at(-1)?.children.push(child)
  const close = () => {
    const closed = stack.pop()
    if (closed) add(elementOf(closed))
  }
  const source = html.replace(/<!DOCTYPE[^>]*>|<!--[\s\S]*?-->|<script[\s\S]*?<\/script>/g, '')
  for (const [token, closing, name = '', attributes = '', alone] of source.matchAll(tagOrText)) {
    if (!token.startsWith('<')) add(plain(token))
    else if (closing) close()
    else {
      const pairs = [...attributes.matchAll(/([^\s=>/]+)(?:="([^"]*)")?/g)]
      stack.push({
        name,
        attributes: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, plain(value)])),
        children: [],
      })
      if (alone || voidElements.includes(name)) close()
    }
  }
  return createElement(Fragment, null, ...(stack[0]?.children ?? []))
}

/**
 * As much text as the scripts written in the page (its data, the modules of its routes), with nothing to escape a second time.
 */
const scriptTextOf = (html: string) =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .filter(([tag, text = '']) => tag.includes('type="module"') || text.includes('.enqueue('))
    .map(([, text = '']) => text.replace(/["\\<>&]/g, "'"))
    .join('')

/**
 * The build with every route it has, none of which reads anything: whatever the address, the page is these elements.
 * @param html of the measured page
 */
export function bareBuild(build: ServerBuild, html: string): ServerBuild {
  const elements = elementsOf(html)
  const data = scriptTextOf(html)
  const { root } = build.assets.routes
  if (!root) throw new Error('the build has no root')
  const page = { default: () => elements, loader: () => ({ data }) }
  const nothing = { default: () => null }
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && { ...route, module: id === 'root' ? page : nothing },
  ])
  // Their scripts are among the elements already.
  const emptied = { module: root.module, imports: [], css: [], hasLoader: false, hasClientLoader: false }
  const assets = Object.entries(build.assets.routes).map(([id, asset]) => [
    id,
    asset && (id === 'root' ? asset : { ...asset, ...emptied }),
  ])
  return {
    ...build,
    routes: Object.fromEntries(routes),
    assets: { ...build.assets, routes: Object.fromEntries(assets) },
  }
}
