import { createServer, type Server, type Socket } from 'node:net'

/** How it behaves: `slow` answers a byte at a time for ever, `hangs-up` closes once it has heard who writes. */
export type Mood = 'fine' | 'busy' | 'refusing' | 'hangs-up' | 'slow'

/** An SMTP server of a test, what it was handed, and for whom. */
export type PostOffice = { url: string; received: string[]; readers: string[]; mood: Mood; close(): void }

export async function openPostOffice(mood: Mood = 'fine'): Promise<PostOffice> {
  const office: PostOffice = { url: '', received: [], readers: [], mood, close: () => {} }
  const server = createServer((socket) => talk(socket, office))
  const port = await listening(server)
  office.url = `smtp://127.0.0.1:${port}`
  office.close = () => server.close()
  return office
}

function talk(socket: Socket, office: PostOffice) {
  let inBody = false
  let body = ''
  const drip = office.mood === 'slow' ? setInterval(() => socket.write('2'), 20) : undefined
  if (!drip) socket.write('220 test ESMTP\r\n')
  socket.on('error', () => {}).on('close', () => clearInterval(drip))
  socket.on('data', (chunk) => {
    if (inBody) {
      body += chunk
      if (!body.endsWith('\r\n.\r\n')) return
      office.received.push(body)
      inBody = false
      socket.write('250 taken\r\n')
      return
    }
    const command = String(chunk).slice(0, 4).toUpperCase()
    if (command === 'RCPT') office.readers.push(String(chunk).trim().slice('RCPT TO:'.length))
    if (command === 'QUIT') return socket.end('221 bye\r\n')
    const answer = answers[office.mood]?.[command]
    if (answer === 'close') return socket.destroy()
    inBody = command === 'DATA' && !answer
    body = ''
    socket.write(answer ?? (inBody ? '354 go on\r\n' : '250 fine\r\n'))
  })
}

const answers: Partial<Record<Mood, Record<string, string>>> = {
  busy: { RCPT: '451 try later\r\n' },
  refusing: { DATA: '554 no\r\n' },
  'hangs-up': { MAIL: 'close' },
}

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
