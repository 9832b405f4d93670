import type { Config } from '@react-router/dev/config'

// Every route is known from the first page: told once, in a file that is kept, rather than page after page.
export default { appDirectory: 'app', ssr: true, routeDiscovery: { mode: 'initial' } } satisfies Config
