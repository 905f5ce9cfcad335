# Completion of aikb for fish. In ~/.config/fish/config.fish:  aikb completion fish | source
# fish quotes what is put into the line; nothing of what aikb answers is evaluated.
function __aikb_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l token (commandline -ct)
    set -l answer (command aikb __complete fish $words "$token" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$token"
        case dirs
            __fish_complete_directories "$token" ''
        case '*'
            set -e answer[1]
            set -q answer[1]; and printf '%s\n' $answer
    end
end
complete -c aikb -e
complete -c aikb -f -a '(__aikb_complete)'
