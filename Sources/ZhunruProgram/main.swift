import ZhunruCommand

runProgram()
